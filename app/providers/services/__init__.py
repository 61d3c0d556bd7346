"""The verbs of providers: adding, describing, enrolling in programs, experts' profiles."""
