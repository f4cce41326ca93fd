"""Web pages as saved from government sites: the article, what the page says of it, and nothing else."""
