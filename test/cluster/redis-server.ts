/**
 * A real Redis for tests, each with its own port and folder. Where `redis-server` is missing, Debian's package is
 * installed if this user may; where not, these tests are left out, and say so loudly.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { locked } from "../../scripts/lock.mjs";

function isInstalled(): boolean { return spawnSync("redis-server", ["--version"]).status === 0; }

/** Whether there is a Redis server to test with. */
export async function haveRedis(): Promise<boolean> {
  if (!isInstalled() && process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    await locked(join(tmpdir(), "tanglewood-redis-server.lock"), isInstalled, async () => {
      // Whoever installs it for these tests wants no service of it.
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
      spawnSync("apt-get", ["update", "-q"], { env });
      spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "redis-server"], { env });
    });
  }
  if (isInstalled()) return true;
  console.warn("\n*** redis-server is not installed and could not be: the tests of many machines are SKIPPED ***\n");
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

export class RedisServer {
  readonly port: number;
  /** A client, for looking into it. */
  readonly client: Redis;
  readonly #arguments: readonly string[];
  readonly #folder = mkdtempSync(join(tmpdir(), "tanglewood-redis-"));
  readonly #password: string | undefined;
  #child: ChildProcess | undefined;

  private constructor(port: number, args: readonly string[], password: string | undefined) {
    this.port = port;
    this.#arguments = args;
    this.#password = password;
    this.client = new Redis(this.url, { maxRetriesPerRequest: null, retryStrategy: () => 50, lazyConnect: true });
    this.client.on("error", () => {});
  }

  static async start(args: readonly string[] = [], password?: string): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), args, password);
    await server.restart();
    return server;
  }

  get url(): string { return `redis://${this.#password === undefined ? "" : `:${this.#password}@`}127.0.0.1:${this.port}`; }

  async restart(): Promise<void> {
    this.#child = spawn("redis-server", ["--port", String(this.port), "--bind", "127.0.0.1", "--dir", this.#folder, "--save", "", ...(this.#password === undefined ? [] : ["--requirepass", this.#password]), ...this.#arguments], { stdio: "ignore" });
    await this.client.ping();
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => { child.once("exit", resolve); });
    child.kill("SIGKILL");
    await ended;
  }

  async stop(): Promise<void> {
    this.client.disconnect();
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
