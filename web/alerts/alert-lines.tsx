import { Plus, X } from 'lucide'
import { useState } from 'preact/hooks'
import { alertLimits } from '../../server/alerts/rules.ts'
import type { AlertSettingsShape } from '../../server/alerts/shapes.ts'
import { api } from '../api.ts'
import { Tick } from '../components/choices.tsx'
import { Form, TextField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, ProblemNotice, say } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { list } from '../format.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { askForNotifications, notificationState } from './notification.ts'
import { alertSettingsMessages } from './settings-messages.ts'

type LinesProps = {
  settings: AlertSettingsShape
  onChange: (settings: AlertSettingsShape) => void
}

/** After how many minutes of waiting somebody is alerted. */
export function DutyAlertLines({ settings, onChange }: LinesProps) {
  const t = alertSettingsMessages().alertSettings
  const { minutes } = settings
  return (
    <Section title={t.title}>
      <p class="mb-4 text-muted">{t.help}</p>
      {may('alerts.write') ? (
        // Changed elsewhere: the fields begin anew.
        <Lines key={minutes.join()} minutes={minutes} onChange={onChange} />
      ) : (
        <p>{minutes.length === 0 ? t.none : t.facts(list(minutes.map(String)))}</p>
      )}
    </Section>
  )
}

function Lines({
  minutes,
  onChange,
}: {
  minutes: readonly number[]
  onChange: LinesProps['onChange']
}) {
  const [fields, setFields] = useState(minutes.map(String))
  const t = alertSettingsMessages().alertSettings
  const wanted = fields.map(Number).sort((a, b) => a - b)
  const hasTwice = new Set(wanted).size < wanted.length

  async function save(): Promise<void> {
    onChange(await api('PUT /alert-settings', { json: { minutes: wanted } }))
    say(t.saved, async () =>
      onChange(await api('PUT /alert-settings', { json: { minutes: [...minutes] } })),
    )
  }

  return (
    <Form class="flex flex-col items-start gap-4" look="btn" isReady={!hasTwice} act={save}>
      {isTried => (
        <>
          {fields.length === 0 && <p>{t.none}</p>}
          {fields.map((value, index) => (
            <div key={index} class="flex items-end gap-2">
              <TextField
                label={t.rank(index + 1)}
                type="number"
                min={1}
                max={alertLimits.longest}
                required
                class="w-28"
                value={value}
                onValue={changed =>
                  setFields(fields.map((one, at) => (at === index ? changed : one)))
                }
              />
              <button
                type="button"
                class="btn btn-ghost btn-square"
                aria-label={t.remove(index + 1)}
                onClick={() => setFields(fields.filter((_, at) => at !== index))}
              >
                <Icon of={X} size={16} />
              </button>
            </div>
          ))}
          {fields.length < alertLimits.most && (
            <button
              type="button"
              class="text-link inline-flex items-center gap-1 text-sm"
              onClick={() => setFields([...fields, String(nextAfter(wanted))])}
            >
              <Icon of={Plus} size={14} />
              {t.add}
            </button>
          )}
          {isTried && hasTwice && (
            <Notice level="error" live>
              {t.twice}
            </Notice>
          )}
        </>
      )}
    </Form>
  )
}

function nextAfter(minutes: readonly number[]): number {
  return Math.min(alertLimits.longest, (minutes.at(-1) ?? 4) + 4)
}

type MineProps = {
  settings: AlertSettingsShape
  onChange: (settings: AlertSettingsShape) => void
}

/** How alerts reach the person who is signed in; nothing for who is never alerted. */
export function DutyMine({ settings, onChange }: MineProps) {
  const t = alertSettingsMessages().alertSettings
  if (!may('messages.answer')) return null
  return (
    <Section title={t.mineTitle}>
      <div class="flex flex-col gap-6">
        {settings.canMail ? (
          <MailChoice settings={settings} onChange={onChange} />
        ) : (
          <p>{t.noMail}</p>
        )}
        <BrowserChoice />
      </div>
    </Section>
  )
}

function MailChoice({ settings, onChange }: MineProps) {
  /** What was just chosen, until the server has it or refuses it. */
  const [chosen, setChosen] = useState<boolean | null>(null)
  const action = useAction()
  const t = alertSettingsMessages().alertSettings

  async function choose(mail: boolean): Promise<void> {
    setChosen(mail)
    await action.run(async () => {
      onChange(await api('PUT /alert-settings/mail', { json: { mail } }))
      say(mail ? t.mailOn : t.mailOff)
    })
    setChosen(null)
  }

  return (
    <div>
      <Tick
        label={t.mail}
        help={t.mailHelp}
        value={chosen ?? settings.mail === true}
        onValue={mail => void choose(mail)}
      />
      <ProblemNotice problem={action.problem} />
    </div>
  )
}

/** The browser asks the person itself, once; what they said is told in words. */
function BrowserChoice() {
  const [state, setState] = useState(notificationState)
  const t = alertSettingsMessages().alertSettings
  return (
    <div role="status" class="flex flex-col items-start gap-2">
      <h3 class="font-sans font-semibold">{t.browser}</h3>
      <p class="text-muted text-sm">{t.states[state]}</p>
      {state === 'default' && (
        <button type="button" class="btn" onClick={() => void askForNotifications().then(setState)}>
          {t.allow}
        </button>
      )}
    </div>
  )
}
