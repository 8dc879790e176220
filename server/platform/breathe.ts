import { setImmediate } from 'node:timers/promises'

/**
 * Lets everybody else have their turn. For loops over thousands: SQLite answers at once, and a
 * promise that is kept already never lets go of the event loop.
 */
export async function breathe(): Promise<void> {
  await setImmediate()
}
