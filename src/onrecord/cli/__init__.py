"""The command line: thin commands, each in a module of its own that is imported only when it is called."""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
import traceback
import warnings
from pathlib import Path
from typing import NoReturn

import click

from ..errors import OnrecordError
from ..version import VERSION

# command -> the module it is in, and its name there where that is not "command"
COMMANDS = {
    "read": "read",
    "explain": "explain",
    "code": "code",
    "add": "add",
    "watch": "watch",
    "matters": "matters:matters",
    "matter": "matters:matter",
    "incidents": "matters:incidents",
    "events": "ask:events",
    "statements": "ask:statements",
    "commitments": "ask:commitments",
    "disputes": "ask:disputes",
    "actors": "ask:actors",
    "search": "ask:search",
    "check": "check",
    "schema": "schema",
    "evaluate": "evaluate",
    "bench": "bench",
    "codebook": "codebook",
    "gazetteer": "gazetteer",
}
DEBUG = "ONRECORD_DEBUG"  # set it to see the traceback of a fault
INTERRUPTED = 130  # what a shell reports for a program that Ctrl-C stopped


class Commands(click.Group):
    """A group whose commands live in modules of this package, loaded when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; ``None`` where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(f".{module}", __package__), name or "command")
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a reader that stops early (``| head``) ends it quietly."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            _drop_output()
            return 0


def _drop_output() -> None:
    """Send what is left to print nowhere, so that Python does not try again, and fail, on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="onrecord")
def group() -> None:
    """Read news reports and keep an attributable record of them."""


def main() -> None:
    """Run the command line. Errors go to standard error in one line each; a traceback never reaches a user."""
    if sys.stdout is None:
        fail("standard output is closed; leave it open, or send it to a file", 1)
    _prepare()
    try:
        status = group.main(prog_name="onrecord", standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except (click.exceptions.Abort, KeyboardInterrupt):
        fail("stopped", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(2 if isinstance(error, click.UsageError) else 1)
    except OnrecordError as error:
        fail(plain_line(str(error)), error.exit_status)
    except OSError as error:
        if error.errno != errno.ENOSPC or error.filename:
            fail(fault(error), 1)
        _drop_output()  # commands name the files that they write, so this was the output
        fail(f"standard output: cannot be written ({error.strerror})", 1)
    except Exception as error:
        fail(fault(error), 1)


def _prepare() -> None:
    """Write UTF-8 whatever the locale says, so that no character stops a record; keep libraries' warnings quiet."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not os.environ.get(DEBUG):
        warnings.simplefilter("ignore")


def fault(error: Exception) -> str:
    """Return one line for an error that nobody foresaw; where :data:`DEBUG` is set, its traceback before it."""
    if isinstance(error, OSError) and error.filename:
        return plain_line(f"{error.filename}: {error.strerror}")
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    line = f"a fault in onrecord {VERSION}, not in your input: {what} ({where}); please report it with what you ran"
    if os.environ.get(DEBUG):
        return "".join(traceback.format_exception(error)) + line
    return f"{line}, and with what {DEBUG}=1 prints"


def fail(message: str, status: int) -> NoReturn:
    """Print ``message`` to standard error and exit with ``status``."""
    click.echo(f"onrecord: {message}", err=True)
    sys.exit(status)


def plain_line(message: str) -> str:
    """Return ``message`` on one line, control characters (a file's name may have any) written as escapes."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in message)
