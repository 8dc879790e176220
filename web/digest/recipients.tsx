import { Plus, X } from 'lucide'
import { useState } from 'preact/hooks'
import type { DigestShape } from '../../server/digest/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { Form, TextField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { when } from '../format.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { digestMessages } from './messages.ts'

/** Who reads the digest; a reader taken away can be put back at once. */
export function Recipients({
  digest,
  onChange,
}: {
  digest: Spoken<DigestShape>
  onChange: () => Promise<void>
}) {
  const [email, setEmail] = useState('')
  const changing = useAction()
  const t = digestMessages()
  const canChange = may('digest.write')

  async function add(address: string): Promise<void> {
    const { email, confirmed } = await api('POST /digest/recipients', { json: { email: address } })
    await onChange()
    if (!confirmed) say(t.asked(email))
  }

  async function remove(address: string): Promise<void> {
    await api('DELETE /digest/recipients/:email', { param: { email: address } })
    await onChange()
    say(t.removed(address), () => add(address))
  }

  return (
    <Section title={t.recipients}>
      {digest.recipients.length === 0 ? (
        <p class="text-muted">{t.noRecipient}</p>
      ) : (
        <ul class="sheet divide-y divide-base-300">
          {digest.recipients.map(recipient => (
            <li
              key={recipient.email}
              class="flex items-center justify-between gap-2 py-2 ps-4 pe-2"
            >
              <span class="min-w-0">
                <span class="block break-all">{recipient.email}</span>
                <span class="block text-muted text-sm">
                  {recipient.sentAt === null
                    ? t.recipientState(recipient.state)
                    : t.sentAt(when(recipient.sentAt))}
                  {recipient.reason !== null && t.because(recipient.reason)}
                </span>
                {canChange && recipient.state === 'asked' && (
                  <button
                    type="button"
                    class="link text-sm"
                    aria-label={t.askAgainOf(recipient.email)}
                    onClick={() => void changing.run(() => add(recipient.email), recipient.email)}
                  >
                    {t.askAgain}
                  </button>
                )}
              </span>
              {canChange && (
                <button
                  type="button"
                  class="btn btn-ghost btn-sm btn-square"
                  aria-label={t.remove(recipient.email)}
                  onClick={() => void changing.run(() => remove(recipient.email), recipient.email)}
                >
                  <Icon of={X} size={16} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice problem={changing.problem} />
      {canChange && (
        <Form
          class="mt-4 flex flex-col gap-3"
          look="btn self-start"
          kept={null}
          submit={
            <>
              <Icon of={Plus} size={16} />
              {t.add}
            </>
          }
          act={async () => {
            await add(email.trim())
            setEmail('')
          }}
        >
          <TextField
            name="email"
            label={t.newRecipient}
            type="email"
            required
            autoComplete="off"
            help={t.newHelp}
            value={email}
            onValue={setEmail}
          />
        </Form>
      )}
    </Section>
  )
}
