import { signal } from '@preact/signals'

export const themes = ['system', 'day', 'night'] as const
export type Theme = (typeof themes)[number]
export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

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

export const savedLanguage: Language = recall('tambour.language') === 'en' ? 'en' : 'fr'

export function rememberLanguage(language: Language): void {
  remember('tambour.language', language)
}

/** What somebody has begun to write, kept in this tab until it is sent. */
export const drafts = {
  read(key: string): string {
    try {
      return sessionStorage.getItem(`tambour.draft.${key}`) ?? ''
    } catch {
      return ''
    }
  },
  clear(): void {
    try {
      for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith('tambour.draft.')) sessionStorage.removeItem(key)
      }
    } catch {
      // Forbidden: then nothing was kept either.
    }
  },
  write(key: string, text: string): void {
    try {
      if (text === '') sessionStorage.removeItem(`tambour.draft.${key}`)
      else sessionStorage.setItem(`tambour.draft.${key}`, text)
    } catch {
      // Full or forbidden: the text is still in its field.
    }
  },
}
