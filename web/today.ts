import { signal } from '@preact/signals'
import type { Spoken } from '../server/language/sentence.ts'
import type { TodayShape } from '../server/today/shapes.ts'
import { api } from './api.ts'
import { setServerNow } from './clock.ts'

/** The first screen's document, shared with the navigation, which shows how many wait. */
export const today = signal<Spoken<TodayShape> | null>(null)
export const todayProblem = signal<unknown>(null)
let latest = 0

export async function loadToday(): Promise<void> {
  const turn = ++latest
  try {
    const loaded = await api('GET /today')
    if (turn !== latest) return
    setServerNow(loaded.now)
    today.value = loaded
    todayProblem.value = null
  } catch (problem) {
    if (turn === latest) todayProblem.value = problem
  }
}

export function forgetToday(): void {
  latest++
  today.value = null
  todayProblem.value = null
}
