"""The options that commands share, each a decorator; they hand on values the rest of the program understands."""

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from hengce.graph.scope import Scope
from hengce.ingest.errors import Message
from hengce.ui.commands.wide_help import WideCommand
from hengce.ui.labels import LEVELS, ROLES
from hengce.ui.settings import language, say, settings_from_environment

Function = Callable[..., Any]  # click calls a command with whatever options it has
Decorator = Callable[[Function], Function]
ANSWERABLE = {role: ROLES[role] for role in ("lead", "participant", "responsible")}


class Labelled(click.ParamType[str]):
    """A value of the model, typed as its key (`lead`) or as users call it (`牵头`)."""

    name = "value"

    def __init__(self, labels: Mapping[str, Message]) -> None:
        self.labels = labels

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002  # the signature is click's
        """What stands for the value in the help."""
        return "|".join(message.in_language(language()) for message in self.labels.values())

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The key. Raises: BadParameter that lists what there is."""
        for key, label in self.labels.items():
            if value in (key, label.zh, label.en):
                return key
        known = say("、", ", ").join(say(f"{label.zh} ({key})", key) for key, label in self.labels.items())
        message = say(f"没有“{value}”；可用的有 {known}。", f"There is no “{value}”; there are {known}.")
        raise click.BadParameter(message, ctx, param)


class Day(click.ParamType[str]):
    """A date or the beginning of one: 2020, 2020-07 or 2020-07-17."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as typed. Raises: BadParameter when it is none."""
        parts = value.split("-")
        if [len(part) for part in parts] in ([4], [4, 2], [4, 2, 2]) and all(part.isdecimal() for part in parts):
            return value
        message = f"“{value}”不是日期，请写成 2020、2020-07 或 2020-07-17。", f"“{value}” is no date: write 2020-07-17."
        raise click.BadParameter(say(*message), ctx, param)


def described(zh: str, en: str, example: str) -> Callable[[Function], click.Command]:
    """A command with its purpose and one example, which stands alone under its help."""

    def decorate(function: Function) -> click.Command:
        name = function.__module__.rpartition(".")[2]
        epilog = f"\b\n{say('例：', 'Example:')}\n  {example}"
        metavar = say("[选项]", "[OPTIONS]")
        return click.command(name, WideCommand, help=say(zh, en), epilog=epilog, options_metavar=metavar)(function)

    return decorate


def home_option(function: Function) -> Function:
    """`--home DIR`, handed on as `settings`."""

    @functools.wraps(function)
    def call(*args: Any, home: Path | None, **values: Any) -> Any:
        return function(*args, settings=settings_from_environment(home), **values)

    kind = click.Path(path_type=Path, file_okay=False)
    help_ = say("文库所在的文件夹，也可用环境变量 HENGCE_HOME 指定", "Folder of the library; also HENGCE_HOME")
    return click.option("--home", type=kind, metavar=say("文件夹", "DIR"), help=help_)(call)


def format_option(*formats: str) -> Decorator:
    """`--format`, the first of `formats` being the default, handed on as `form`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=say("输出格式", "Output format"),
    )


def scope_options(function: Function) -> Function:
    """The filters that every question takes, handed on as `scope`."""

    @functools.wraps(function)
    def call(*args: Any, **values: Any) -> Any:
        scope = Scope(**{name: values.pop(name) for name in FILTERS})
        return function(*args, scope=scope, **values)

    wrapped: Function = call
    for decorate in reversed(list(FILTERS.values())):
        wrapped = decorate(wrapped)
    return wrapped


def _text(flag: str, metavar: tuple[str, str], help_: tuple[str, str]) -> Decorator:
    return click.option(flag, metavar=say(*metavar), help=say(*help_))


def _day(flag: str, name: str, help_: tuple[str, str]) -> Decorator:
    return click.option(flag, name, type=Day(), metavar=say("日期", "DATE"), help=say(*help_))


within_option = click.option("--within", is_flag=True, help=say("连同下辖地区", "Also of the regions in it"))

FILTERS: Mapping[str, Decorator] = {
    "region": _text("--region", ("地区", "REGION"), ("只看这个地区自己的文件", "Only documents of this region itself")),
    "within": within_option,
    "level": click.option("--level", type=Labelled(LEVELS), help=say("文件的层级", "Level of the document's region")),
    "function": _text("--function", ("职能", "FUNCTION"), ("职能，如 卫生健康", "Line of work, such as 卫生健康")),
    "department": _text("--department", ("部门", "BODY"), ("部门名称或其一部分", "Name of a body, or part of it")),
    "role": click.option("--role", type=Labelled(ANSWERABLE), help=say("部门的角色", "Role of the body")),
    "topic": _text("--topic", ("主题", "TOPIC"), ("主题名称或代号", "Name or key of a topic")),
    "document_type": _text("--document-type", ("文种", "TYPE"), ("文种，如 实施方案", "Type, such as 实施方案")),
    "date_from": _day("--from", "date_from", ("成文不早于", "Issued on or after")),
    "date_to": _day("--to", "date_to", ("成文不晚于", "Issued on or before")),
}
