"""Forms of the workflow: who may see a case, answers to what is asked."""
