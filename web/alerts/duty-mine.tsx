import { useState } from 'preact/hooks'
import type { AlertSettingsShape } from '../../server/alerts/shapes.ts'
import { api } from '../api.ts'
import { Tick } from '../components/field.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { askForNotifications, notificationState } from './notification.ts'
import { alertSettingsMessages } from './settings-messages.ts'

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
        checked={chosen ?? settings.mail === true}
        onChecked={mail => void choose(mail)}
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
