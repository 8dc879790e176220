/** What the benches use of packages that `npm ci` does not bring (fetch-peers.ts). */

declare module 'bullmq' {
  type Connection = { host: string; port: number }
  type Job<Data> = { name: string; data: Data; opts: { delay: number } }

  export class Queue<Data> {
    constructor(name: string, options: { connection: Connection })
    waitUntilReady(): Promise<unknown>
    addBulk(jobs: Job<Data>[]): Promise<unknown>
    obliterate(options: { force: boolean }): Promise<void>
    close(): Promise<void>
  }
  export class Worker<Data> {
    constructor(
      name: string,
      work: (job: { data: Data }) => Promise<void>,
      options: { connection: Connection; concurrency: number },
    )
    close(): Promise<void>
  }
}

declare module 'ioredis' {
  export class Redis {
    constructor(options: { host: string; port: number; maxRetriesPerRequest: null })
    on(event: 'error', listener: () => void): void
    ping(): Promise<string>
    disconnect(): void
  }
}

declare module 'pg-boss' {
  type Options = { pollingIntervalSeconds: number; batchSize: number; burstWhenBatchFull: boolean }

  export class PgBoss {
    constructor(databaseUrl: string)
    on(event: 'error', listener: (error: Error) => void): void
    start(): Promise<unknown>
    createQueue(name: string): Promise<void>
    insert(name: string, jobs: { data: object; startAfter: Date }[]): Promise<unknown>
    work<Data>(
      name: string,
      options: Options,
      handle: (jobs: { data: Data }[]) => Promise<void>,
    ): Promise<string>
    stop(options: { graceful: boolean }): Promise<void>
  }
}

declare module '@duckdb/node-api' {
  type Value = string | number | bigint | boolean | null

  export class DuckDBInstance {
    static create(path: string, options: { threads: string }): Promise<DuckDBInstance>
    connect(): Promise<DuckDBConnection>
    closeSync(): void
  }
  export class DuckDBConnection {
    run(text: string): Promise<unknown>
    runAndReadAll(text: string): Promise<{ getRowObjectsJS(): Record<string, Value>[] }>
    createAppender(table: string): Promise<Appender>
    closeSync(): void
  }
  interface Appender {
    appendVarchar(value: string): void
    appendTinyInt(value: number): void
    appendInteger(value: number): void
    appendBigInt(value: bigint): void
    appendBoolean(value: boolean): void
    endRow(): void
    closeSync(): void
  }
}
