"""What trainings are about: `registers/topics.yml`."""

from portal.fields import HumanText, Id, Translated


class Topic(Translated):
    """A subject under which trainings are found and counted."""

    id: Id
    name: HumanText
    description: HumanText | None = None
