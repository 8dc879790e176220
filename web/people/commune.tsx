import { isDepartment, schoolZoneOf, tidyDepartment } from '../../server/language/departments.ts'
import type { CommuneShape } from '../../server/people/shapes.ts'
import { api } from '../api.ts'
import { Form, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { percent } from '../format.ts'
import { hoursMessages } from '../hours/messages.ts'
import { messages } from '../language.ts'
import { PublicReplies } from '../open-data/public-replies.tsx'
import { may, me } from '../session.ts'
import { settingsMessages } from '../shell/settings-messages.ts'

/** The commune's name, its first line, the share on time that it wants, its department and its postcode; what it shows to everybody. */
export function CommuneSettings() {
  const commune = me.value?.commune
  if (commune === undefined) return null
  return (
    <>
      <Section title={settingsMessages().parts.commune}>
        {may('commune.write') ? <CommuneForm commune={commune} /> : <Facts commune={commune} />}
      </Section>
      <PublicReplies />
    </>
  )
}

function Facts({ commune }: { commune: CommuneShape }) {
  const t = settingsMessages()
  const facts = [
    [t.communeName, commune.name],
    [t.aim, t.minutes(commune.aimMinutes)],
    [t.goal, percent(commune.goalPercent / 100)],
    ...(commune.department === null ? [] : [[hoursMessages().department, commune.department]]),
    ...(commune.postcode === null ? [] : [[hoursMessages().postcode, commune.postcode]]),
  ]
  return (
    <dl class="sheet grid max-w-xl grid-cols-[auto_1fr] gap-x-6 gap-y-2 p-5">
      {facts.map(([name, value]) => (
        <div key={name} class="contents">
          <dt class="text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function CommuneForm({ commune }: { commune: CommuneShape }) {
  const name = useField(commune.name)
  const aim = useField(String(commune.aimMinutes))
  const goal = useField(String(commune.goalPercent))
  const t = settingsMessages()
  const department = useField(commune.department ?? '')
  const number = tidyDepartment(department.value)
  const isOdd = number !== '' && !isDepartment(number)
  const postcode = useField(commune.postcode ?? '')
  const digits = postcode.value.replaceAll(/\s/g, '')
  const isOddPostcode = digits !== '' && !/^\d{5}$/.test(digits)

  async function save(): Promise<void> {
    const changed = await api('PUT /commune', {
      json: {
        name: name.value.trim(),
        aimMinutes: Number(aim.value),
        goalPercent: Number(goal.value),
        department: number === '' ? null : number,
        postcode: digits === '' ? null : digits,
      },
    })
    if (me.value !== null) me.value = { ...me.value, commune: changed }
    say(messages.value.form.saved)
  }

  return (
    <Form
      class="flex max-w-xl flex-col gap-6"
      look="btn btn-primary self-start"
      isReady={!isOdd && !isOddPostcode}
      act={save}
    >
      <TextField {...name} name="name" label={t.communeName} required maxLength={120} />
      <TextField
        {...aim}
        name="aimMinutes"
        label={t.aim}
        help={t.aimHelp}
        type="number"
        min={1}
        max={1440}
        required
        class="w-28"
      />
      <TextField
        {...goal}
        name="goalPercent"
        label={t.goal}
        help={t.goalHelp}
        type="number"
        min={50}
        max={100}
        required
        class="w-28"
      />
      <TextField
        {...department}
        name="department"
        label={hoursMessages().department}
        optional
        help={departmentHelp(number)}
        maxLength={3}
        class="w-28"
        error={isOdd ? hoursMessages().departmentOdd : null}
      />
      <TextField
        {...postcode}
        name="postcode"
        label={hoursMessages().postcode}
        optional
        help={hoursMessages().postcodeHelp}
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={6}
        class="w-28"
        error={isOddPostcode ? hoursMessages().postcodeOdd : null}
      />
    </Form>
  )
}

/** What the number that is written there means for the calendar. */
function departmentHelp(number: string): string {
  const t = hoursMessages()
  if (!isDepartment(number)) return t.departmentHelp
  const zone = schoolZoneOf(number)
  return zone === null ? t.departmentNoZone : t.departmentZone(zone)
}
