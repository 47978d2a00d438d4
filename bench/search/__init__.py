"""The bench of search: corpora, questions asked in Chromium, and the peers beside us."""
