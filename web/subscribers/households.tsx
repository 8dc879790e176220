import { useState } from 'preact/hooks'
import { mostFollowed } from '../../server/subscribers/rules.ts'
import type { AudienceReportShape } from '../../server/subscribers/shapes.ts'
import { api } from '../api.ts'
import { FormDialog, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { todayLocal } from '../format.ts'
import { messages } from '../language.ts'
import { may } from '../session.ts'
import { subscriberMessages } from './messages.ts'

type Props = { report: AudienceReportShape; onChange: () => Promise<void> }

/** The most followed channel beside the households of the commune, and why the one is no part of the other. */
export function Households({ report, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const t = subscriberMessages()
  const { households, channels } = report
  const followed = mostFollowed(channels)
  return (
    <Section title={t.householdsTitle}>
      <div class="sheet flex flex-col items-start gap-2 p-5">
        {households === null ? (
          <p class="max-w-prose">{may('commune.write') ? t.noHouseholds : t.noHouseholdsYet}</p>
        ) : followed === undefined ? (
          <p class="serif text-xl sm:text-3xl">{t.households(households.count, households.year)}</p>
        ) : (
          <>
            <p class="serif text-xl sm:text-3xl">{t.compared(followed.count, households.count)}</p>
            <p>{t.comparedWhere(followed.name, households.year)}</p>
          </>
        )}
        <p class="max-w-prose text-muted text-sm">{t.caution}</p>
        {may('commune.write') && (
          <button type="button" class="btn btn-sm no-print" onClick={() => setOpen(true)}>
            {households === null ? t.enterHouseholds : t.changeHouseholds}
          </button>
        )}
      </div>
      {isOpen && (
        <HouseholdsDialog
          households={households}
          onClose={() => setOpen(false)}
          onChange={onChange}
        />
      )}
    </Section>
  )
}

function HouseholdsDialog({
  households,
  onClose,
  onChange,
}: Pick<AudienceReportShape, 'households'> & Pick<Props, 'onChange'> & { onClose: () => void }) {
  const count = useField(households?.count.toString() ?? '')
  const year = useField(households?.year.toString() ?? '')
  const t = subscriberMessages()
  return (
    <FormDialog
      title={t.householdsTitle}
      onClose={onClose}
      act={async () => {
        const json = { households: Number(count.value), year: Number(year.value) }
        await api('PUT /commune/households', { json })
        await onChange()
        onClose()
        say(messages.value.form.saved)
      }}
    >
      <TextField
        {...count}
        name="households"
        label={t.householdCount}
        help={t.householdsHelp}
        type="number"
        min={1}
        max={2_000_000}
        required
        class="w-32"
      />
      <TextField
        {...year}
        name="year"
        label={t.householdYear}
        type="number"
        min={1990}
        max={Number(todayLocal().slice(0, 4))}
        required
        class="w-32"
      />
    </FormDialog>
  )
}
