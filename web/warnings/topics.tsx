import {
  Droplet,
  Megaphone,
  Snowflake,
  ThermometerSun,
  UserSearch,
  WavesHorizontal,
  Wind,
} from 'lucide'
import { useId } from 'preact/hooks'
import { type WarningTopic, warningTopics } from '../../server/warnings/rules-warning.ts'
import type { IconShape } from '../components/icon.tsx'
import { Icon } from '../components/icon.tsx'
import { warningMessages } from './messages.ts'

export const topicIcons: Record<WarningTopic, IconShape> = {
  storm: Wind,
  flood: WavesHorizontal,
  snow: Snowflake,
  heat: ThermometerSun,
  'water-cut': Droplet,
  'missing-person': UserSearch,
  other: Megaphone,
}

type TopicsProps = { chosen: WarningTopic | null; onChosen: (topic: WarningTopic) => void }

/** What it is about, each a large card: one presses in a hurry, and with a finger. */
export function Topics({ chosen, onChosen }: TopicsProps) {
  const name = useId()
  const t = warningMessages()
  return (
    <fieldset class="min-w-0">
      <legend class="sr-only">{t.whatTitle}</legend>
      <div class="grid grid-cols-[repeat(auto-fill,minmax(min(9rem,100%),1fr))] gap-3 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
        {warningTopics.map(topic => (
          <label
            key={topic}
            class={`sheet flex cursor-pointer items-center gap-2 p-3 has-focus-visible:outline-2 has-focus-visible:outline-primary has-focus-visible:outline-offset-2 ${
              topic === chosen ? 'border-primary bg-wash' : 'border-field hover:bg-base-200'
            }`}
          >
            <input
              type="radio"
              name={name}
              class="radio radio-primary shrink-0 focus-visible:outline-none"
              checked={topic === chosen}
              onChange={() => onChosen(topic)}
            />
            <span class="min-w-0 flex-1 font-semibold">{t.topics[topic]}</span>
            <Icon of={topicIcons[topic]} size={22} class="shrink-0 max-sm:hidden" />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
