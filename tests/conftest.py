"""What holds for all tests."""

from hypothesis import settings

# No test fails because the machine is busy: times are measured in benchmarks/.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
