import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { FeedFound } from '../../server/calendar/shapes.ts'
import { api } from '../api.ts'
import { RadioField } from '../components/choices.tsx'
import { Form, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { dayOrTime, list, quoted, when } from '../format.ts'
import { feedMessages } from './messages.ts'

/** One more: its address is looked at first, and says what can be followed there. */
export function AddFeed({ onAdded }: { onAdded: () => Promise<void> }) {
  const t = feedMessages()
  const name = useField('')
  const [url, setUrl] = useState('')
  const [found, setFound] = useState<readonly FeedFound[]>([])
  const chosen = useField(0)

  const results = useRef<HTMLDivElement>(null)
  // They come below what was pressed, and are to be seen and heard.
  useLayoutEffect(() => {
    results.current?.querySelector('input')?.focus()
  }, [found])

  const one = found[chosen.value]
  const urlError = /^(https?|webcals?):\/\/./i.test(url.trim()) ? null : t.urlMissing
  const nameError = one !== undefined && name.value.trim() === '' ? t.nameMissing : null

  async function look(): Promise<void> {
    const answer = await api('POST /feeds/try', { json: { url: url.trim() } })
    setFound(answer.found)
    chosen.onValue(0)
    if (name.value === '') name.onValue(answer.found[0]?.title.slice(0, 80) ?? '')
  }
  async function add({ url: address, use }: FeedFound): Promise<void> {
    const added = await api('POST /feeds', { json: { name: name.value.trim(), url: address, use } })
    const count = use === 'events' ? t.upcoming(added.upcoming) : t.toRelay(added.upcoming)
    say(t.added(added.name, count))
    name.onValue('')
    setUrl('')
    setFound([])
    await onAdded()
  }

  return (
    <Form
      noValidate
      class="mt-5 flex flex-col gap-4 border-base-300 border-t pt-4"
      submit={one === undefined ? t.look : t.add}
      look="btn btn-primary w-fit"
      kept={t.notAdded}
      isReady={nameError === null && urlError === null}
      act={() => (one === undefined ? look() : add(one))}
    >
      {isTried => (
        <>
          <h3 class="font-sans text-base">{t.addTitle}</h3>
          <TextField
            name="url"
            label={t.url}
            help={t.urlHelp}
            inputMode="url"
            maxLength={1000}
            value={url}
            error={isTried ? urlError : null}
            onValue={value => {
              setUrl(value)
              setFound([])
            }}
          />
          {one !== undefined && (
            <div ref={results} class="flex flex-col gap-4">
              <RadioField
                {...chosen}
                legend={t.found}
                options={found.map((each, index) => ({
                  value: index,
                  label: `${t.uses[each.use]} (${t.types[each.type]})`,
                  help: firstOf(each),
                }))}
              />
              <TextField
                {...name}
                name="name"
                label={t.name}
                maxLength={80}
                error={isTried ? nameError : null}
              />
            </div>
          )}
        </>
      )}
    </Form>
  )
}

/** What it would bring, as an example: its newest articles, its first events. */
function firstOf({ first }: FeedFound): string {
  const t = feedMessages()
  if (first.length === 0) return t.nothingYet
  const titles = first.map(({ title, at, startLocal }) => {
    const date = startLocal === null ? at && when(at) : dayOrTime(startLocal)
    return date ? `${quoted(title)} (${date})` : quoted(title)
  })
  return t.first(list(titles))
}
