"""Who takes and who leaves a post.

`extract` yields one Appointment for each change that an article tells, in text order. A post held
and not changed, a rank-and-file job and a change long before the news are left alone.
"""

from letopis.extraction.appointments.extractor import extract

__all__ = ["extract"]
