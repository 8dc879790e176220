import { parentPort, workerData } from 'node:worker_threads'
import { copyDatabase } from '../database/copy.ts'

/** The thread that copies an SQLite file, reads the copy back and waits for the disk. */
copyDatabase(workerData.path, workerData.target)
parentPort?.postMessage('copied')
