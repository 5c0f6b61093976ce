import { connect, createServer, type Server, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { freePort } from '../../tools/free-port.mjs';

/** An address at which Redis is away until the gate is opened, and again when it is shut. */
export interface RedisGate {
  readonly url: string;
  readonly open: () => Promise<void>;
  readonly shut: () => Promise<void>;
}

export async function startRedisGate(redisUrl: string): Promise<RedisGate> {
  const behind = new URL(redisUrl);
  const here = new URL(redisUrl);
  const port = await freePort();
  here.hostname = '127.0.0.1';
  here.port = String(port);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    return socket;
  };
  const server: Server = createServer((client) => {
    const redis = keep(connect(Number(behind.port || 6379), behind.hostname));
    keep(client).pipe(redis).pipe(client);
    client.on('close', () => redis.destroy());
    redis.on('close', () => client.destroy());
  });
  return {
    url: here.href,
    open: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    shut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** What the queues of one product keep in a Redis that others may use as well. */
export class RedisNamespace {
  readonly #redis: Redis;

  constructor(
    redisUrl: string,
    private readonly prefix: string,
  ) {
    this.#redis = new Redis(redisUrl);
  }

  async keys(): Promise<string[]> {
    return this.#redis.keys(`{${this.prefix}}:*`);
  }

  /** How many entries bring the jobs of a queue again and again. */
  async schedules(queue: string): Promise<number> {
    return this.#redis.zcard(`{${this.prefix}}:${queue}:repeat`);
  }

  /** As FLUSHDB would, without harm to the neighbours. */
  async empty(): Promise<void> {
    const keys = await this.keys();
    if (keys.length > 0) await this.#redis.del(...keys);
  }

  async close(): Promise<void> {
    await this.#redis.quit();
  }
}
