"""What Neo4j and its driver say, in the words of the person who must act."""

import ssl
from typing import Final

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from hengce.graph.neo4j_address import Neo4jAddress
from hengce.ingest.errors import Message, StoreError

OLDEST: Final = (5, 26)  # the long-term version; older ones do not know what the statements say

DOWN = Message(
    "连不上，请检查服务是否在运行、地址和网络是否正确",
    "cannot be reached: check that it runs, its address and the network",
)
SLOW = Message(
    "没有在限定时间内回答，请稍后再试，或请管理员查看它的负荷",
    "did not answer in time: try again later, or have its load looked at",
)
CERTIFICATE = Message(
    "的证书不受信任或与主机名不符，请核对地址；自建证书机构的证书文件要在设置中写明",
    "has a certificate that is not trusted or not for this host: check the address; the certificate of an own "
    "authority has to be in the settings",
)
REFUSED = Message("不接受所给的用户名或密码，请核对", "refuses the user or password: check them")
LOCKED = Message(
    "因密码多次出错暂时锁定了这个用户，请稍后再试", "has locked the user for a moment after wrong passwords"
)
CHANGE = Message("要求先更改初始密码，请更改后再试", "wants its first password changed before anything else")
FORBIDDEN = Message(
    "不允许这个用户做这件事，请管理员授予权限", "does not let this user do that: have the right granted"
)
READ_ONLY = Message(
    "现在只读，写不进去；请管理员解除只读或腾出磁盘空间后重试",
    "is read-only at present: have that lifted, or disk space freed, and try again",
)
FULL = Message("内存或磁盘已满，请管理员腾出空间后重试", "is out of memory or disk: have room made and try again")
TOO_OLD = Message("版本太旧，需要 5.26 或更新的版本", "is too old: version 5.26 or later is needed")
NO_PRODUCT = Message("不是 Neo4j，请核对地址", "is not Neo4j: check the address")
NO_DATABASE = Message("上没有这个数据库，请核对地址末尾的名称", "has no such database: check the end of the address")
MISSING = Message(
    "上没有这个文库的图谱，请运行 hengce rebuild 建立", "has no graph of this library: `hengce rebuild` makes it"
)
OTHER_LAYOUT = Message(
    "中的图谱由另一个版本写成，请运行 hengce rebuild 重建",
    "holds a graph of another version: `hengce rebuild` makes it again",
)
FOREIGN = Message(
    "中已有别的数据，不会改动它；请在 HENGCE_GRAPH_URL 中换一个空的数据库",
    "holds other data, which is not touched: name an empty database in HENGCE_GRAPH_URL",
)
OTHER_LIBRARY = Message(
    "中是另一个文库的图谱，不会改动它；请换一个空的数据库，或用 --home 打开那个文库",
    "holds the graph of another library, which is not touched: name an empty database, or that library with --home",
)
CODES: Final = {  # beginnings of Neo4j's own codes
    "Neo.ClientError.Security.AuthenticationRateLimit": LOCKED,
    "Neo.ClientError.Security.CredentialsExpired": CHANGE,
    "Neo.ClientError.Security.Forbidden": FORBIDDEN,
    "Neo.ClientError.Security": REFUSED,
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": READ_ONLY,
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": READ_ONLY,
    "Neo.ClientError.Database.DatabaseNotFound": NO_DATABASE,
    "Neo.ClientError.Transaction.TransactionTimedOut": SLOW,
    "Neo.TransientError.Transaction.LockAcquisitionTimeout": SLOW,
    "Neo.TransientError.General.OutOfMemoryError": FULL,
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": FULL,
    "Neo.TransientError.General.TransactionOutOfMemoryError": FULL,
    "Neo.DatabaseError.Transaction": FULL,
    "Neo.DatabaseError.General.StorageDamageDetected": FULL,
    "Neo.TransientError.General.DatabaseUnavailable": DOWN,
}


def said(address: Neo4jAddress, what: Message) -> StoreError:
    """The error that says `what` of the server."""
    return StoreError(f"图数据库 {address.shown} {what.zh}。", f"The graph server {address.shown} {what.en}.")


def held_elsewhere(address: Neo4jAddress, holder: str) -> StoreError:
    """The error that another machine changes the graph at present."""
    return StoreError(
        f"图数据库 {address.shown} 正由 {holder} 上的另一个程序改写，请等它结束后再试。",
        f"A program on {holder} is changing the graph at {address.shown}: try again when it is done.",
    )


def explained(address: Neo4jAddress, error: Neo4jError | DriverError | OSError) -> StoreError:
    """What the driver raised, as one sentence that says what was met, where, and what to do."""
    if isinstance(error, Neo4jError):
        return said(address, _answer(error))
    return said(address, _failure(error))


def _answer(error: Neo4jError) -> Message:
    code = error.code or type(error).__name__
    for beginning, message in CODES.items():
        if code.startswith(beginning):
            return message
    if isinstance(error, AuthError):
        return REFUSED
    if isinstance(error, TransientError) and not isinstance(error, ClientError):
        return SLOW
    # The rest of Neo4j's own words may repeat what was sent.
    return Message(f"回答了错误 {code}", f"answered with error {code}")


def _failure(error: DriverError | OSError) -> Message:
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return CERTIFICATE
    if any(isinstance(cause, TimeoutError) for cause in causes):
        return SLOW
    if isinstance(error, (ServiceUnavailable, SessionExpired, OSError)):
        return DOWN
    if isinstance(error, ConfigurationError):
        return NO_PRODUCT
    return Message(f"出错（{type(error).__name__}）", f"failed ({type(error).__name__})")


def _causes(error: BaseException) -> list[BaseException]:
    causes: list[BaseException] = [error]
    while after := causes[-1].__cause__ or causes[-1].__context__:
        causes.append(after)
    return causes
