"""Settings of Sphinx: the pages of ``docs/``, those beside the code, and the reference.

``python docs/build.py`` builds the site. The source directory is the root of the repository, so
that links between pages are the same here as on the forge. Tables of contents are made of the
lists of links in the pages themselves: Markdown stays plain.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from posixpath import dirname, join, normpath

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pandas_semtype  # noqa: E402 - from this checkout

project = "pandas-semtype"
author = "The pandas-semtype developers"
copyright = author
version = release = pandas_semtype.__version__

root_doc = "docs/index"
include_patterns = [
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "benchmarks/**.md",
    "docs/**.md",
    "docs/**.rst",
    "examples/README.md",
    "pandas_semtype/models/**.md",
    "pandas_semtype/simon/rules/data/README.md",
]
exclude_patterns = ["docs/_build", "docs/site"]
extensions = [
    "myst_parser",
    "numpydoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx_copybutton",
]

myst_heading_anchors = 4
myst_enable_extensions = ["smartquotes"]
suppress_warnings = ["config.cache"]
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

autosummary_generate = True
autosummary_ignore_module_all = False
autodoc_typehints = "none"  # numpydoc's sections have the types
autodoc_class_signature = "mixed"
autodoc_mock_imports = ["keras", "tensorflow", "torch", "fastai"]
autodoc_default_options = {
    "members": True,
    # All that a class has from others of ours, and nothing from those of Python or scikit-learn.
    "inherited-members": "BaseEstimator,TransformerMixin,ClassifierMixin,Exception,object",
    "member-order": "bysource",
}
numpydoc_show_class_members = False
numpydoc_xref_param_type = False
default_role = "autolink"

html_theme = "pydata_sphinx_theme"
html_title = f"pandas-semtype {version}"
templates_path = [str(ROOT / "docs" / "site" / "templates")]  # autosummary looks beside the root
html_static_path = ["site/static"]
html_css_files = ["site.css"]
html_extra_path = ["site/root"]
html_show_sourcelink = False
html_copy_source = False
html_sidebars = {"**": ["contents.html"]}
html_theme_options = {
    "logo": {"text": project},
    "navbar_center": [],
    "navbar_align": "left",
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": ["copyright"],
    "footer_end": ["theme-version"],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
    "show_prev_next": True,
}

INDEXES = ("docs/index", "docs/gallery/index")
"""Pages whose lists of links are tables of contents."""

HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
ITEM = re.compile(r"^\* \[([^\]]+)\]\(([^)#:\s]+)\.(?:md|rst)\)", re.MULTILINE)


def contents_of(docname: str, text: str) -> str:
    """Return hidden tables of contents: one for each heading, of the links listed below it."""
    above, *sections = HEADING.split(text)
    named = [("", above), *zip(sections[::2], sections[1::2], strict=True)]
    blocks = []
    for caption, section in named:
        pages = [
            f"{name} </{normpath(join(dirname(docname), link))}>"
            for name, link in ITEM.findall(section)
        ]
        if pages:
            head = f":caption: {caption}\n" if caption else ""
            listed = "\n".join(pages)
            blocks.append(f"```{{toctree}}\n:hidden:\n{head}\n{listed}\n```\n")
    return "\n".join(blocks)


def read_source(app: object, docname: str, source: list[str]) -> None:
    """Add tables of contents to the pages that list others."""
    del app
    if docname in INDEXES:
        source[0] += "\n" + contents_of(docname, source[0])


def skip_member(
    app: object, what: str, name: str, found: object, skip: bool, options: object
) -> bool:
    """Leave out constructors, which classes describe, and what is scikit-learn's."""
    del app, what, options
    module = str(getattr(getattr(found, "__func__", found), "__module__", ""))
    return skip or name == "__init__" or module.startswith("sklearn.")


def setup(app) -> None:
    """Connect the handlers."""
    app.connect("autodoc-skip-member", skip_member)
    app.connect("source-read", read_source)
