/** The zones in which schools are closed at different weeks of winter and spring. */
export const schoolZones = ['A', 'B', 'C'] as const
export type SchoolZone = (typeof schoolZones)[number]

/**
 * Departments by zone of school holidays: academies of article 2 of the arrêté of 7 December 2022
 * (JORF of 8 December 2022), and their departments of article R222-2 of the Code de l'éducation.
 */
const zones: Record<SchoolZone, string> = {
  // Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers
  A: `25 39 70 90  24 33 40 47 64  03 15 43 63  21 58 71 89  07 26 38 73 74  19 23 87
      01 42 69  16 17 79 86`,
  // Aix-Marseille, Amiens, Lille, Nancy-Metz, Nantes, Nice, Normandie, Orléans-Tours, Reims,
  // Rennes, Strasbourg
  B: `04 05 13 84  02 60 80  59 62  54 55 57 88  44 49 53 72 85  06 83  14 27 50 61 76
      18 28 36 37 41 45  08 10 51 52  22 29 35 56  67 68`,
  // Créteil, Montpellier, Paris, Toulouse, Versailles
  C: '77 93 94  11 30 34 48 66  75  09 12 31 32 46 65 81 82  78 91 92 95',
}

/** Corsica and overseas, where the rector decides (Code de l'éducation, D521-6 and D521-7). */
const elsewhere = '2A 2B 971 972 973 974 975 976 977 978'

const zoneByDepartment = new Map<string, SchoolZone | null>([
  ...schoolZones.flatMap(zone =>
    zones[zone].split(/\s+/).map((number): [string, SchoolZone] => [number, zone]),
  ),
  ...elsewhere.split(' ').map((number): [string, null] => [number, null]),
])

/** « 51 », « 2A », « 971 » of a commune's code (INSEE, code officiel géographique). */
export function departmentOf(inseeCode: string): string {
  return inseeCode.startsWith('97') ? inseeCode.slice(0, 3) : inseeCode.slice(0, 2)
}

/** Whether it is the number of a department: « 21 », « 2A », « 971 ». */
export function isDepartment(number: string): boolean {
  return zoneByDepartment.has(number)
}

/** The zone of a department's school holidays; null where it has none, or is not known. */
export function schoolZoneOf(department: string | null): SchoolZone | null {
  return department === null ? null : (zoneByDepartment.get(department) ?? null)
}

/** As it is written in forms: « 2a » is Corsica, « 1 » is the Ain. */
export function tidyDepartment(text: string): string {
  const number = text.trim().toUpperCase()
  return /^\d$/.test(number) ? `0${number}` : number
}
