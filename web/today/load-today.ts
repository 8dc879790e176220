import { signal } from '@preact/signals'
import type { Spoken } from '../../server/language/sentence.ts'
import type { TodayShape } from '../../server/today/shapes.ts'
import { api } from '../api.ts'
import { setServerNow } from '../clock.ts'
import { keep, kept } from '../kept.ts'
import { seenAt } from '../live.ts'
import { isUnreachable } from '../request.ts'

/** The first screen's document, shared with the navigation, which shows how many wait. */
export const today = signal<Spoken<TodayShape> | null>(null)
export const todayProblem = signal<unknown>(null)
const turns = { asked: 0, shown: 0 }
/** When what is shown was kept; null: the server told it to this page. */
let keptAt: number | null = null

/** Shows what was last seen, until the server’s answer is here. */
export async function recallToday(): Promise<void> {
  const found = await kept<Spoken<TodayShape>>('today')
  if (found === null || today.value !== null) return
  keptAt = found.at
  today.value = found.data
  // The line may have been found dead before.
  if (!isUnreachable(todayProblem.value)) return
  seenAt.value = keptAt
  todayProblem.value = null
}

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
    keptAt = null
    seenAt.value = null
    void keep('today', loaded)
  } catch (problem) {
    if (mine !== turns.asked) return
    // What was kept stays, and how old it is stands above it.
    if (keptAt !== null && isUnreachable(problem)) seenAt.value = keptAt
    else todayProblem.value = problem
  }
}

export function forgetToday(): void {
  turns.shown = ++turns.asked
  today.value = null
  todayProblem.value = null
}
