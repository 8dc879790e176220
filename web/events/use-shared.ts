import { useEffect } from 'preact/hooks'
import { type Shared, takeShared } from '../shared.ts'
import type { EventDraft } from './form/draft.ts'

/** Gives what another application shared, once, to a form that is open. */
export function useShared(onShared: (shared: Shared) => void): void {
  useEffect(() => {
    void takeShared().then(shared => shared !== null && onShared(shared))
  }, [])
}

const longestTitle = 120
const address = /https?:\/\/\S+/

/**
 * A draft with what was shared: its empty fields are filled, and a text goes under the one that is there.
 * Most applications put all they share into one text, address included; its first line is the title.
 */
export function withShared(
  draft: EventDraft,
  { title, text, url }: Omit<Shared, 'files'>,
): EventDraft {
  const link = url || (address.exec(text)?.[0] ?? '')
  const said = text.replace(link, '').trim()
  const [first = '', ...others] = said.split('\n')
  const isHeaded = title === '' && draft.title === '' && first.length <= longestTitle
  const heading = draft.title === '' ? '' : title
  const below = isHeaded
    ? others.join('\n').trim() || said
    : [heading, said].filter(part => part !== '').join('\n')
  return {
    ...draft,
    title: draft.title || title || (isHeaded ? first : ''),
    text: [draft.text, below].filter(part => part !== '').join('\n\n'),
    link: draft.link || link,
  }
}
