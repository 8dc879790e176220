import { parentPort, workerData } from 'node:worker_threads'
import { readEventFile } from './event-file.ts'

/** The thread that reads a file of events: it can be ended when it does not end. */
parentPort?.postMessage(await readEventFile(workerData))
