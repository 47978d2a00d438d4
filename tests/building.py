"""A project built again, and what is published of it."""

import shutil

from conftest import run


def built(folder, *options):
    """What `portal build` says of the project in `folder`, which it builds."""
    done = run("portal", "--lang", "en", "build", *options, folder=folder)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def site(folder):
    """Every file of the published site with its bytes, by its path."""
    public = (folder / "public").resolve()
    found = (path for path in public.rglob("*") if path.is_file())
    return {path.relative_to(public).as_posix(): path.read_bytes() for path in found}


def from_nothing(folder):
    """The site of the same sources, built where nothing was kept and by one process."""
    shutil.rmtree(folder / ".cache")
    done = run("portal", "build", folder=folder, PORTAL_PROCESSES="1")
    assert done.returncode == 0, done.stderr
    return site(folder)
