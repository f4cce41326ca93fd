"""The command `hengce`: finds the command asked for, imports only that, and turns every failure into one sentence."""

import gettext
import importlib
import os
import sys
from pathlib import Path

import click

from hengce.ingest.errors import Message, PolicyError
from hengce.ui.commands.wide_help import WideContext
from hengce.ui.settings import language, say

COMMANDS = {
    "ingest": Message("把文件读入文库", "Read documents into the library"),
    "extract": Message("提取文件中的事实，不入库", "Print the facts of documents, without keeping them"),
    "search": Message("全文检索条款", "Search the provisions"),
    "duties": Message("谁负责什么", "Who is responsible for what"),
    "compare": Message("按主题对比各地措施", "Compare measures across regions by topic"),
    "targets": Message("目标与标准", "Targets and standards"),
    "concessions": Message("税费优惠与补贴", "Taxes and fees waived or cut, and subsidies"),
    "citations": Message("文件之间的引用", "Which document cites which"),
    "documents": Message("文库中的文件", "The documents in the library"),
    "export": Message("导出为 xlsx、csv 或 JSON", "Export to xlsx, csv or JSON"),
    "check": Message("列出待核事项", "List what could not be read for sure"),
    "rebuild": Message("从原文重建图数据库和索引", "Make graph and index again from the corpus"),
    "doctor": Message("检查文库和服务器是否正常", "Check that library and servers are well"),
    "serve": Message("打开网页界面", "Open the app in the browser"),
}
INTERRUPTED = 130  # 128 + SIGINT, the custom of shells


class Hengce(click.Group):
    """The commands by name; each is imported when it runs or is explained, so that `--help` is quick."""

    context_class = WideContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # the signature is click's
        """The names in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # likewise
        """The command called `cmd_name`; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"hengce.ui.commands.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # likewise
        """Writes the list of commands without importing them."""
        with formatter.section(say("命令", "Commands")):
            formatter.write_dl([(name, help_.in_language(language())) for name, help_ in COMMANDS.items()])


def main() -> None:
    """Runs the command line and ends the process with 0, 1 (data or machine) or 2 (usage)."""
    _speak()
    try:
        group = Hengce("hengce", help=_purpose(), epilog=_example(), options_metavar=say("[选项]", "[OPTIONS]"))
        group.subcommand_metavar = say("命令 …", "COMMAND …")
        click.version_option(package_name="hengce")(group)
        sys.exit(group.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except PolicyError as error:
        _complain(error.message)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _complain(Message("已中止，文库保持原样。", "Stopped; the library is as it was."))
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # `hengce … | head` closed our output
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # the last place before the user: no traceback may reach her
        _complain(_unexpected(error))
        sys.exit(1)


def _speak() -> None:
    """Makes click speak Chinese too; it takes its sentences from gettext."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # they are text files here
    if language() == "zh":
        os.environ["LANGUAGE"] = "zh"
        gettext.bindtextdomain("messages", Path(__file__).parent / "locale")


def _purpose() -> str:
    return say(
        "衡策：读懂政府文件，回答谁负责什么；每一条都能回到原文的句子。",
        "Hengce reads plans of Chinese governments and answers who is responsible for what, with the sentence it was "
        "read from.",
    )


def _example() -> str:
    return say("例：hengce ingest corpus，然后 hengce search 托育机构备案", "Example: hengce ingest corpus")


def _complain(message: Message) -> None:
    click.echo(say("错误：", "Error: ") + message.in_language(language()), err=True)


def _unexpected(error: Exception) -> Message:
    from hengce.ui.crash_log import write_crash

    place = write_crash(error)
    kept_zh, kept_en = (f"，详情记在 {place}", f"; details are in {place}") if place else ("", "")
    kind = type(error).__name__
    return Message(
        f"程序出了意外（{kind}）{kept_zh}。请把详情发给维护者。",
        f"Something unexpected happened ({kind}){kept_en}. Please send the details to the maintainers.",
    )
