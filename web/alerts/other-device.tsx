import { useState } from 'preact/hooks'
import type { DeviceNew } from '../../server/alerts/shapes.ts'
import { api } from '../api.ts'
import { SelectField } from '../components/choices.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { FormDialog, TextField } from '../components/form.tsx'
import { Notice, say } from '../components/notice.tsx'
import { alertSettingsMessages } from './settings-messages.ts'

const kinds = ['ntfy', 'free-mobile', 'webhook'] as const
type Kind = (typeof kinds)[number]

/** What somebody reads besides: each has an address of its own, typed once. */
export function OtherDevice({ onAdded }: { onAdded: () => Promise<void> }) {
  const [isOpen, setIsOpen] = useState(false)
  const [kind, setKind] = useState<Kind>('ntfy')
  const [typed, setTyped] = useState<Record<string, string>>({})
  /** A webhook's, shown until the page is left. */
  const [secret, setSecret] = useState<string | null>(null)
  const t = alertSettingsMessages().devices
  const field = (name: keyof typeof t.fields, help?: string) => ({
    ...{ name, help, label: t.fields[name], value: typed[name] ?? '' },
    onValue: (value: string) => setTyped({ ...typed, [name]: value }),
  })
  const of = (name: keyof typeof t.fields) => typed[name] ?? ''

  function wanted(): DeviceNew {
    const name = of('name')
    if (kind === 'webhook') return { kind, name, address: of('address') }
    if (kind === 'free-mobile') return { kind, name, user: of('user'), pass: of('pass') }
    const server = of('server') || 'https://ntfy.sh'
    return { kind, name, server, topic: of('topic'), accessToken: of('accessToken') }
  }

  async function add(): Promise<void> {
    const added = await api('POST /me/devices', { json: wanted() })
    setSecret(added.secret)
    setTyped({})
    await onAdded()
    say(t.otherAdded(added.name))
    setIsOpen(false)
  }

  return (
    <>
      {secret !== null && (
        <Notice level="warning" title={t.secretTitle} actions={<CopyButton text={secret} />}>
          <p class="mb-2">{t.secretHelp}</p>
          <code class="break-all">{secret}</code>
        </Notice>
      )}
      <button type="button" class="btn" onClick={() => setIsOpen(true)}>
        {t.addOther}
      </button>
      {isOpen && (
        <FormDialog title={t.addOther} onClose={() => setIsOpen(false)} act={add}>
          <SelectField
            name="kind"
            label={t.kind}
            value={kind}
            options={kinds.map(value => ({ value, label: t.kinds[value] }))}
            onValue={setKind}
          />
          <p class="text-muted text-sm">{t.about[kind]}</p>
          <TextField {...field('name', t.nameHelp)} required maxLength={60} />
          {kind === 'ntfy' && (
            <>
              <TextField {...field('topic', t.topicHelp)} required maxLength={64} />
              <TextField {...field('server', t.serverHelp)} maxLength={500} />
              <TextField {...field('accessToken', t.tokenHelp)} maxLength={200} />
            </>
          )}
          {kind === 'free-mobile' && (
            <>
              <TextField {...field('user', t.userHelp)} required maxLength={8} />
              <TextField {...field('pass')} required maxLength={60} />
            </>
          )}
          {kind === 'webhook' && <TextField {...field('address')} required maxLength={500} />}
        </FormDialog>
      )}
    </>
  )
}
