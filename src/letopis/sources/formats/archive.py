"""Zip and gzip: what is inside is read as if it lay in a folder. Nothing is ever written under a name of an archive."""

from __future__ import annotations

import gzip
import json
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from letopis.model.errors import InputError
from letopis.sources.bounds import MB, MOST_OUT, spooled
from letopis.sources.formats.base import Blob, Format, Reading
from letopis.sources.loaded import Known, Loaded, refused
from letopis.sources.sidecar import SIDECAR, belongs_to, known_of

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
GZIP_MARK = b"\x1f\x8b"
OFFICE = "[Content_Types].xml"
MOST_MEMBERS = 100_000
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, LookupError)


def members(file: BinaryIO) -> zipfile.ZipFile:
    """An open zip; raises InputError where it is broken or claims to hold more than anybody can read."""
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise InputError(f"a broken archive ({type(error).__name__}): pack it again") from None
    if len(archive.infolist()) > MOST_MEMBERS:
        raise InputError(f"an archive of more than {MOST_MEMBERS} files: pack fewer together")
    if sum(member.file_size for member in archive.infolist()) > MOST_OUT:
        raise InputError(f"unpacks to more than {MOST_OUT // MB} MB: unpack it by hand")
    return archive


def looks_zip(blob: Blob) -> bool:
    """Whether bytes begin as a zip does."""
    return blob.head.startswith(ZIP_MARKS)


def zip_reader(is_readable: Callable[[str], bool]) -> Callable[[Blob, Reading], Iterator[Loaded]]:
    """How a zip is read: of its members those that `is_readable` by their names; how many are not is a note."""

    def read(blob: Blob, reading: Reading) -> Iterator[Loaded]:
        deeper = reading.deeper()
        with members(blob.file) as archive:
            names = {member.filename for member in archive.infolist()}
            if OFFICE in names:
                raise InputError("an office document that is no DOCX: save it as DOCX, PDF or plain text")
            passed = 0
            for member in sorted(archive.infolist(), key=lambda member: member.filename):
                name = f"{blob.name}/{member.filename}"
                if cause := _unsafe(member):
                    yield refused(name, cause)
                elif member.is_dir() or _is_hidden(member.filename) or belongs_to(member.filename, names):
                    continue
                elif is_readable(member.filename):
                    yield from _member(archive, member, name, deeper)
                else:
                    passed += 1
        if passed:
            yield Loaded(blob.name, note=f"passed over: {passed} files of other kinds")
        if not names:
            raise InputError("an empty archive: give one with articles")

    return read


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, reading: Reading) -> Iterator[Loaded]:
    try:
        with archive.open(member) as packed, spooled(packed, reading.budget) as file:
            known = reading.known.over(_beside(archive, member.filename))
            yield from reading.inside(Blob.of(name, file), replace(reading, known=known))
    except InputError as error:
        yield refused(name, error)
    except BROKEN as error:
        yield refused(name, f"a broken archive ({type(error).__name__}): pack it again")


def _beside(archive: zipfile.ZipFile, name: str) -> Known:
    """What NAME.meta.json in the archive says of NAME.txt."""
    meta = str(PurePosixPath(name).with_suffix(SIDECAR))
    try:
        member = archive.getinfo(meta)
    except KeyError:
        return Known()
    if member.file_size > MB:
        raise InputError(f"{meta}: larger than 1 MB: take it away")
    try:
        return known_of(json.loads(archive.read(member).decode("utf-8-sig")), meta)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{meta}: cannot be read as JSON ({error}): mend it or take it away") from None


def _unsafe(member: zipfile.ZipInfo) -> str | None:
    """Why a member is not read, if it is not."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename[:3]:
        return "a path that leaves its archive: pack it again"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a link in an archive: pack the file itself"
    if member.flag_bits & 1:
        return "encrypted: unpack it with its password"
    return None


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def looks_gzip(blob: Blob) -> bool:
    """Whether bytes begin as gzip does."""
    return blob.head.startswith(GZIP_MARK)


def read_gzip(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """What is packed, under the name without .gz, in the file that has it."""
    name = f"{blob.name}/{PurePosixPath(blob.name).name.removesuffix('.gz')}"
    try:
        with gzip.open(blob.file) as packed, spooled(packed, reading.budget) as file:
            yield from reading.inside(Blob.of(name, file), reading.deeper())
    except (zlib.error, EOFError, OSError) as error:
        raise InputError(f"a broken archive ({type(error).__name__}): pack it again") from None


def unpacked_head(blob: Blob, size: int) -> bytes:
    """The first bytes of what is packed; none where it cannot be unpacked."""
    try:
        with gzip.open(blob.file) as packed:
            return packed.read(size)
    except (zlib.error, EOFError, OSError):
        return b""
    finally:
        blob.file.seek(0)


GZIP = Format("gzip", (".gz",), looks_gzip, read_gzip)
