"""How the cells of a column are written: what has to be known to parse them."""

from .decide import facts_of_cells, parse_facts
from .facts import KINDS, ParseFacts
from .on_demand import FactsOnDemand

__all__ = ["KINDS", "FactsOnDemand", "ParseFacts", "facts_of_cells", "parse_facts"]
