"""What the guest of the code interpreter needs of the runner around it."""

from capsule_runner.failures.describe import describe
from capsule_runner.failures.failure import Failure
from capsule_runner.failures.frames import hide_frames_of
from capsule_runner.values.encode import encode
from capsule_runner.values.result import Encoded

__all__ = ["Encoded", "Failure", "describe", "encode", "hide_frames_of"]
