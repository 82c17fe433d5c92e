"""Which reports tell of one event: blocks, judgements with reasons, clusters, and what is assembled of them.

Pure: values in, values out; nothing is stored here. The order of what comes in makes no difference.
"""

from letopis.resolution.assemble import assemble
from letopis.resolution.blocks import blocks
from letopis.resolution.cluster import cluster
from letopis.resolution.judge import judge
from letopis.resolution.reports import reports_of

__all__ = ["assemble", "blocks", "cluster", "judge", "reports_of"]
