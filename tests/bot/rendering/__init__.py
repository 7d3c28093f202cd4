"""From answers, articles and reports to what is shown. Pure; Discord's limits live here, what the terminal says alike, too."""
