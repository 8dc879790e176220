import { signal } from '@preact/signals'
import type { Spoken } from '../../server/language/sentence.ts'
import type { TodayShape } from '../../server/today/shapes.ts'
import { api } from '../api.ts'
import { setServerNow } from '../clock.ts'

/** The first screen's document, shared with the navigation, which shows how many wait. */
export const today = signal<Spoken<TodayShape> | null>(null)
export const todayProblem = signal<unknown>(null)
const turns = { asked: 0, shown: 0 }

export async function loadToday(): Promise<void> {
  const mine = ++turns.asked
  try {
    const loaded = await api('GET /today')
    // A late answer never beats a newer.
    if (mine < turns.shown) return
    turns.shown = mine
    setServerNow(loaded.now)
    today.value = loaded
    todayProblem.value = null
  } catch (problem) {
    if (mine === turns.asked) todayProblem.value = problem
  }
}

export function forgetToday(): void {
  turns.shown = ++turns.asked
  today.value = null
  todayProblem.value = null
}
