import { signal } from '@preact/signals'
import type { Language } from '../server/language/sentence.ts'

export const themes = ['system', 'day', 'night'] as const
export type Theme = (typeof themes)[number]

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // A browser that forbids storage forgets the choice at the next visit, and nothing else.
    return null
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // As above.
  }
}

const savedTheme = recall('tambour.theme')
export const theme = signal<Theme>(
  savedTheme === 'day' || savedTheme === 'night' ? savedTheme : 'system',
)

/** `public/theme.js` does the same before the first paint. */
export function chooseTheme(chosen: Theme): void {
  theme.value = chosen
  remember('tambour.theme', chosen === 'system' ? null : chosen)
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
}

/** Whether an answer leaves some seconds after it was sent, so that it can be taken back. */
export const leavesLater = signal(recall('tambour.answers-leave') !== 'at-once')

export function chooseLeavesLater(chosen: boolean): void {
  leavesLater.value = chosen
  remember('tambour.answers-leave', chosen ? null : 'at-once')
}

/** Null: none was chosen in this browser. */
export function savedLanguage(): Language | null {
  const recalled = recall('tambour.language')
  return recalled === 'en' || recalled === 'fr' ? recalled : null
}

export function rememberLanguage(language: Language): void {
  remember('tambour.language', language)
}

/** In which commune what is written now is begun; empty: not known yet. */
let place = ''

/**
 * What somebody has begun to write, kept in this browser until it is sent: for the person who wrote it, in
 * the commune for which they did, and gone as soon as they sign out or somebody else signs in.
 */
export const drafts = {
  /** Whose they are from now on, by a user's id, and in which commune. */
  belongTo(user: string, commune: number): void {
    place = `${commune}.`
    if (recall('tambour.drafts-of') === user) return
    drafts.clear()
    remember('tambour.drafts-of', user)
  },
  read(key: string): string {
    return recall(`tambour.draft.${place}${key}`) ?? ''
  },
  clear(): void {
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith('tambour.draft.')) localStorage.removeItem(key)
      }
    } catch {
      // Forbidden: then nothing was kept either.
    }
  },
  write(key: string, text: string): void {
    remember(`tambour.draft.${place}${key}`, text === '' ? null : text)
  },
}
