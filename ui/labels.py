"""What users call the values of facts: roles, kinds, levels, operators."""

from collections.abc import Mapping

from hengce.ingest.errors import Message
from hengce.ui.settings import language

ROLES: Mapping[str, Message] = {
    "lead": Message("牵头", "lead"),
    "participant": Message("配合", "participant"),
    "responsible": Message("负责", "responsible"),
    "duty": Message("职责", "duty"),  # what a document lists body by body carries no role
}
LEVELS: Mapping[str, Message] = {
    "national": Message("国家", "national"),
    "province": Message("省级", "province"),
    "prefecture": Message("地市级", "prefecture"),
    "county": Message("县级", "county"),
    "township": Message("乡级", "township"),
}
DEPARTMENT_KINDS: Mapping[str, Message] = {
    "department": Message("政府部门", "government department"),
    "party": Message("党委机关", "party organ"),
    "mass": Message("群团组织", "mass organisation"),
    "government": Message("人民政府", "government"),
    "institution": Message("事业单位及垂直管理机构", "institution or local branch"),
    "collective": Message("一类单位", "class of bodies"),
}
TARGET_KINDS: Mapping[str, Message] = {
    "target": Message("目标", "target"),
    "standard": Message("标准", "standard"),
}
CATEGORIES: Mapping[str, Message] = {
    "tax": Message("税", "tax"),
    "fee": Message("费", "fee"),
    "utility": Message("水电气热等价格", "utility"),
    "rent": Message("租金", "rent"),
    "subsidy": Message("补贴补助", "subsidy"),
    "general": Message("概括规定", "general"),
}
RELATIONS: Mapping[str, Message] = {
    "basis": Message("制定依据", "basis"),
    "reference": Message("提及", "reference"),
}
PROVISION_KINDS: Mapping[str, Message] = {
    "section": Message("章节", "section"),
    "measure": Message("措施", "measure"),
    "statement": Message("表述", "statement"),
    "attachment": Message("附件", "attachment"),
    "row": Message("表格行", "table row"),
}
HAS: Mapping[str, Message] = {
    "target": Message("目标", "target"),
    "standard": Message("标准", "standard"),
    "concession": Message("税费优惠", "concession"),
    "duty": Message("职责", "duty"),
    "citation": Message("引用", "citation"),
}
UNDERSTOOD: Mapping[str, Message] = {
    "region": Message("地区", "region"),
    "level": Message("层级", "level"),
    "function": Message("职能", "function"),
    "department": Message("部门", "body"),
    "role": Message("角色", "role"),
    "topic": Message("主题", "topic"),
    "document_type": Message("文种", "document type"),
    "year": Message("年份", "year"),
    "has": Message("内容", "contents"),
}
FINDING_KINDS: Mapping[str, Message] = {
    "no_title": Message("缺标题", "no title"),
    "no_issuer": Message("缺发文机关", "no issuer"),
    "no_issued_on": Message("缺成文日期", "no date of issue"),
    "unknown_region": Message("地区不明", "unknown region"),
    "ambiguous_region": Message("地区有歧义", "ambiguous region"),
    "repeated_number": Message("编号重复", "repeated number"),
    "unknown_department": Message("部门不识", "unknown body"),
    "unresolved_department": Message("部门未对应", "body not resolved"),
    "unread_body": Message("单位未读清", "body not read"),
    "unread_target": Message("指标未读清", "target not read"),
    "unread_concession": Message("优惠未读清", "concession not read"),
    "citation_not_held": Message("引用未入库", "cited document not held"),
    "same_id": Message("文号重复", "same document number"),
    "page_field": Message("取自信息栏", "from the page's fields"),
    "page_differs": Message("信息栏不一致", "page differs from text"),
    "broken_characters": Message("字符损坏", "broken characters"),
    "unsure_recognition": Message("识别存疑", "recognition not sure"),
    "unread_spots": Message("未读的文字", "left out"),
    "running_line": Message("页眉页脚", "running line"),
    "loose_fact": Message("事实无所属条款", "fact without a provision"),
}
UNKNOWN_REGION = "未识别地区"
OPERATORS: Mapping[str, str] = {">=": "≥", "<=": "≤", "~": "≈", "=": "", "range": ""}


def label(labels: Mapping[str, Message], value: str | None) -> str:
    """What users call `value`, the value itself when it has no name, empty for none.

    >>> label(ROLES, "lead"), label(ROLES, None)
    ('牵头', '')
    """
    if value is None:
        return ""
    return labels[value].in_language(language()) if value in labels else value


def figure(value: float | None) -> str:
    """A number as people write it.

    >>> figure(90.0), figure(4.5), figure(None)
    ('90', '4.5', '')
    """
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.10g}"
