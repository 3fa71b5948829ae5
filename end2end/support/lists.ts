// Made-up pupil lists, with the headings of a SIMS-like export.

const HEADINGS =
  'Adno,UPN,Legal Surname,Legal Forename,Preferred Surname,Preferred Forename,Middle Name(s),DOB,Gender,Year,Reg,' +
  'Date of Admission,SEN Status,SEN Start Date,SEN Need 1,SEN Need 2,EAL,First Language,FSM,Pupil Premium,In Care,' +
  'Contact 1 Title,Contact 1 Forename,Contact 1 Surname,Contact 1 Relationship,Contact 1 Parental Responsibility,' +
  'Contact 1 Priority,Contact 1 Email,Contact 1 Mobile,Contact 2 Title,Contact 2 Forename,Contact 2 Surname,' +
  'Contact 2 Relationship,Contact 2 Parental Responsibility,Contact 2 Priority,Contact 2 Email,Contact 2 Mobile';

export type File = { name: string; mimeType: string; buffer: Buffer };

/** A list of children, each told by the cells that are not empty. */
export function pupilList(name: string, children: Record<string, string>[]): File {
  const columns = HEADINGS.split(',');
  const rows = children.map((child) => {
    const unknown = Object.keys(child).filter((heading) => !columns.includes(heading));
    if (unknown.length > 0) throw new Error(`no such heading: ${unknown.join(', ')}`);
    return columns.map((heading) => cell(child[heading] ?? '')).join(',');
  });
  return fileOf(name, [HEADINGS, ...rows]);
}

export const fileOf = (name: string, lines: string[]): File => ({
  name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\r\n')}\r\n`),
});

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The unique pupil number of a child of a made-up school, with the check letter that its figures ask for. */
export function upn(serial: number): string {
  const figures = `99990012${String(serial).padStart(4, '0')}`;
  const sum = [...figures].reduce((sum, figure, at) => sum + Number(figure) * (at + 2), 0);
  return 'ABCDEFGHJKLMNPQRTUVWXYZ'[sum % 23] + figures;
}
