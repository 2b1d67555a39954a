"""Values, journal, graph and formats of claims; knows neither how text is read nor the web."""
