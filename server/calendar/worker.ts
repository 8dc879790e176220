import { parentPort, workerData } from 'node:worker_threads'
import { readSource } from './source.ts'

/** The thread that reads what a neighbour's server sent: it can be ended when it does not end. */
parentPort?.postMessage(readSource(workerData))
