"""What Elasticsearch and its client say, in the words of the person who must act."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from elastic_transport import ConnectionTimeout, TlsError
from elastic_transport import TransportError as ClientError
from elasticsearch import ApiError, UnsupportedProductError

from hengce.ingest.errors import Message, SearchError
from hengce.search.elastic_address import ElasticAddress

BUSY: Final = (429, 502, 503, 504)
SHOWN: Final = 5  # of the entries refused

DOWN = Message(
    "连不上，请检查服务是否在运行、地址和网络是否正确",
    "cannot be reached: check that it runs, its address and the network",
)
SLOW = Message(
    "没有在限定时间内回答，请稍后再试，或请管理员查看它的负荷",
    "did not answer in time: try again later, or have its load looked at",
)
CERTIFICATE = Message(
    "的证书不受信任或与主机名不符，请核对地址，自建证书机构的证书文件要在设置中写明",
    "has a certificate that is not trusted, or not for this host: check the address; "
    "the certificate of an own authority has to be in the settings",
)
REFUSED = Message("不接受所给的用户名、密码或 API 密钥，请核对", "refuses the user, password or API key: check them")
FORBIDDEN = Message(
    "不允许这个用户做这件事，请管理员授予权限", "does not let this user do that: have the right granted"
)
READ_ONLY = Message(
    "的索引只读（多半是磁盘将满），请管理员腾出空间后重试",
    "keeps its index read-only, most likely because the disk is full: make room and try again",
)
TOO_OLD = Message("版本太旧，需要 8.19 或更新的版本", "is too old: version 8.19 or later is needed")
NO_PRODUCT = Message("不是 Elasticsearch，请核对地址", "is not Elasticsearch: check the address")
MISSING = Message(
    "上没有这个文库的索引，请运行 hengce rebuild 建立", "has no index of this library: run “hengce rebuild” to make it"
)
BROKEN_OFF = Message(
    "上的索引有一次改动没有完成，请运行 hengce rebuild 重建",
    "has an index in which a change was broken off: run “hengce rebuild”",
)
OTHER_LAYOUT = Message(
    "上的索引是另一版本建立的，请运行 hengce rebuild 重建",
    "has an index that another version made: run “hengce rebuild”",
)
OVERLOADED = Message("正忙，请稍后再试", "is too busy: try again later")


def missing_index(address: ElasticAddress) -> SearchError:
    """The error that there is nothing under the name."""
    return _said(address, MISSING)


def other_layout(address: ElasticAddress) -> SearchError:
    """The error that the index was made by a version with other fields."""
    return _said(address, OTHER_LAYOUT)


def too_old(address: ElasticAddress) -> SearchError:
    """The error that the server is older than any that can be used."""
    return _said(address, TOO_OLD)


def foreign_index(address: ElasticAddress) -> SearchError:
    """The error that the name belongs to something that Hengce did not make."""
    name = address.name
    return _said(
        address,
        Message(
            f"上的“{name}”不是衡策建立的索引，不会改动它；请在 HENGCE_SEARCH_URL 末尾换一个索引名",
            f"holds something called “{name}” that Hengce did not make and will not touch: "
            "end HENGCE_SEARCH_URL with another name",
        ),
    )


def broken_off(address: ElasticAddress) -> SearchError:
    """The error that nobody knows what the index holds."""
    return _said(address, BROKEN_OFF)


def overloaded(address: ElasticAddress) -> SearchError:
    """The error that the server had no room for entries for long."""
    return _said(address, OVERLOADED)


def read_only(address: ElasticAddress) -> SearchError:
    """The error that the server writes nothing."""
    return _said(address, READ_ONLY)


def in_use(address: ElasticAddress, holder: Mapping[str, Any]) -> SearchError:
    """The error that another process writes, or has begun to."""
    whose = f"{holder.get('host', '?')}, {holder.get('pid', '?')}"
    return _said(
        address,
        Message(
            f"上的索引“{address.name}”写不进去：另一次导入（{whose}）正在进行，请等它结束后重试",
            f"cannot write the index “{address.name}”: another ingest ({whose}) is under way; "
            "try again when it has ended",
        ),
    )


def refused(address: ElasticAddress, entries: Sequence[str]) -> SearchError:
    """The error that the server did not take some entries; a few of them are named."""
    some = "；".join(entries[:SHOWN])
    return _said(
        address,
        Message(
            f"没有接受 {len(entries)} 个条款：{some}。索引保持原样",
            f"did not take {len(entries)} provisions: {some}. The index stays as it was",
        ),
    )


def unproven(address: ElasticAddress, counted: int, sent: int) -> SearchError:
    """The error that the server has other entries than were sent."""
    return _said(
        address,
        Message(
            f"上应有 {sent} 个条款，实有 {counted} 个，请运行 hengce rebuild 重建",
            f"should have {sent} provisions and has {counted}: run “hengce rebuild”",
        ),
    )


def explained(address: ElasticAddress, error: ClientError | ApiError) -> SearchError:
    """What the client raised, as one sentence that says what was met, where, and what to do."""
    if isinstance(error, UnsupportedProductError):
        return _said(address, NO_PRODUCT)
    if isinstance(error, ApiError):
        return _said(address, _answer(error))
    return _said(address, _failure(error))


def is_passing(error: BaseException) -> bool:
    """Whether the same request may well succeed in a moment: the server is down, slow or busy."""
    if isinstance(error, ApiError):
        return error.status_code in BUSY and _kind(error) != "cluster_block_exception"
    return isinstance(error, ClientError) and not isinstance(error, TlsError)


def reason(error: Any) -> str:
    """What an error object of an answer says, without the texts that were sent."""
    kind = error.get("type", "error") if isinstance(error, dict) else "error"
    return str(kind)


def _failure(error: ClientError) -> Message:
    if isinstance(error, TlsError):
        return CERTIFICATE
    return SLOW if isinstance(error, ConnectionTimeout) else DOWN


def _answer(error: ApiError) -> Message:
    kind = _kind(error)
    kinds = {
        "cluster_block_exception": READ_ONLY,
        "media_type_header_exception": TOO_OLD,
        "index_not_found_exception": MISSING,
    }
    codes = {401: REFUSED, 403: FORBIDDEN} | dict.fromkeys(BUSY, OVERLOADED)
    unusual = Message(f"回答了错误 {error.status_code}（{kind}）", f"answered with error {error.status_code} ({kind})")
    return kinds.get(kind) or codes.get(error.status_code, unusual)


def _kind(error: ApiError) -> str:
    body = error.body
    return reason(body.get("error")) if isinstance(body, dict) else "error"


def _said(address: ElasticAddress, what: Message) -> SearchError:
    return SearchError(f"检索服务 {address.shown} {what.zh}。", f"The search server {address.shown} {what.en}.")
