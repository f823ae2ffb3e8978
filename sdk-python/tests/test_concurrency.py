from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import capsule
from capsule import Envelope, LogEvent


def test_100_calls_in_flight(tasks: Path) -> None:
    async def many() -> list[Envelope]:
        calls = (capsule.run(file=tasks, task="naps", args=[n]) for n in range(100))
        return await asyncio.gather(*calls)

    assert [envelope.unwrap() for envelope in asyncio.run(many())] == list(range(100))


def test_several_event_loops_and_threads_share_the_worker(tasks: Path) -> None:
    def in_a_loop(first: int) -> list[object]:
        async def some() -> list[Envelope]:
            calls = (capsule.run(file=tasks, args=[first + n]) for n in range(10))
            return await asyncio.gather(*calls)

        return [envelope.result["args"][0] for envelope in asyncio.run(some())]

    def in_a_thread(first: int) -> list[object]:
        return [capsule.run_sync(file=tasks, args=[first + n]).result["args"][0] for n in range(10)]

    with ThreadPoolExecutor(8) as pool:
        jobs = [
            pool.submit(job, first)
            for first in range(0, 80, 20)
            for job in (in_a_loop, in_a_thread)
        ]
        for index, job in enumerate(jobs):
            first = index // 2 * 20
            assert job.result() == list(range(first, first + 10))


def test_cancelling_the_asyncio_task_cancels_the_call(tasks: Path, tmp_path: Path) -> None:
    async def cancelled() -> None:
        asleep = asyncio.Event()

        def on_log(_: LogEvent) -> None:
            asleep.set()

        call = asyncio.create_task(
            capsule.run(
                file=tasks,
                task="sleeps",
                args=["/out/awake"],
                mounts=[f"{tmp_path}::/out:rw"],
                on_log=on_log,
            )
        )
        await asleep.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        # The worker is free again, and has one call less: its places are few.
        others = (capsule.run(file=tasks, args=[n]) for n in range(20))
        assert all(envelope.success for envelope in await asyncio.gather(*others))

    asyncio.run(cancelled())


def test_more_cancelled_calls_than_there_are_places(tasks: Path) -> None:
    async def many() -> None:
        for _ in range(3):
            calls = [
                asyncio.create_task(
                    capsule.run(file=tasks, task="sleeps", args=["/none"], on_log=None)
                )
                for _ in range(30)
            ]
            await asyncio.sleep(0.05)
            for call in calls:
                call.cancel()
            results = await asyncio.gather(*calls, return_exceptions=True)
            assert all(isinstance(result, asyncio.CancelledError) for result in results)
        # They would hold all places for 50 seconds, longer than this test may take.
        assert (await capsule.run(file=tasks)).success

    asyncio.run(asyncio.wait_for(many(), 40))


def test_a_timeout_of_asyncio_cancels_the_call(tasks: Path) -> None:
    async def late() -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(
                capsule.run(file=tasks, task="sleeps", args=["/none"], on_log=None), 0.2
            )
        assert (await capsule.run(file=tasks)).success

    asyncio.run(late())


def test_a_loop_that_is_closed_amid_a_call_disturbs_nobody(tasks: Path) -> None:
    async def leave() -> None:
        call = asyncio.ensure_future(capsule.run(file=tasks, task="talks", args=["late"] * 50))
        await asyncio.sleep(0)
        call.cancel()

    asyncio.run(leave())
    assert capsule.run_sync(file=tasks).success
