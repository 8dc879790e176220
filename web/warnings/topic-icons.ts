import {
  Droplet,
  Megaphone,
  Snowflake,
  ThermometerSun,
  UserSearch,
  WavesHorizontal,
  Wind,
} from 'lucide'
import type { WarningTopic } from '../../server/warnings/rules/warning.ts'
import type { IconShape } from '../components/icon.tsx'

export const topicIcons: Record<WarningTopic, IconShape> = {
  storm: Wind,
  flood: WavesHorizontal,
  snow: Snowflake,
  heat: ThermometerSun,
  'water-cut': Droplet,
  'missing-person': UserSearch,
  other: Megaphone,
}
