let natives: NativeMemory | undefined;

interface MemoryUsage {
  rss: number;
  heapTotal: number;
  heapUsed: number;
}

function read(): [memory: number, used: number] {
  natives ??= native.group("memory");
  return natives.memoryUsage();
}

/**
 * `process.memoryUsage`: bytes of the sandbox's memory, which is the heap. Array buffers lie in it, and nobody counts
 * them: `external` and `arrayBuffers` are not there.
 */
export function memoryUsage(): MemoryUsage {
  const [memory, used] = read();
  return { rss: memory, heapTotal: memory, heapUsed: used };
}

memoryUsage.rss = (): number => read()[0];
