import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'

/** Names given in this process. */
const own = new Set<string>()

/**
 * A name for one run of this process, under which it holds leases: where it runs, its process
 * number, and something that no other has.
 */
export function nameWorker(): string {
  const name = `${place()}/${process.pid}/${randomUUID()}`
  own.add(name)
  return name
}

/**
 * Whether the worker of that name certainly no longer runs, so that its leases need not run out.
 * Known only for a process of this machine, since the same start and among the same process
 * numbers; of any other it says no.
 */
export function hasDied(worker: string): boolean {
  const [where, pid, id] = worker.split('/')
  if (where === undefined || where === unknown || where !== place() || !id) return false
  if (Number(pid) === process.pid) return !own.has(worker)
  return hasGone(Number(pid))
}

/** Whether no process of this machine has that number; another user's answers too. */
export function hasGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

const unknown = '?'
let here: string | undefined

/** A machine's start and a table of process numbers: two containers of one machine differ. */
function place(): string {
  here ??= readPlace()
  return here
}

function readPlace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}.${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}`
  } catch {
    // Not a Linux: leases run out by themselves.
    return unknown
  }
}
