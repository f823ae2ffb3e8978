from capsule import task


@task
def main(name: str) -> str:
    return f"Hello, {name}!"
