// A school of its own for the tests: a temporary folder, and the program serving it on a free port of this computer.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { request } from '@playwright/test';

const run = promisify(execFile);

export type Kind = 'sample' | 'empty';
export type Role = 'senco' | 'deputy_senco' | 'head' | 'dsl' | 'class_teacher' | 'sen_ta' | 'office';
export type Person = { name: string; surname: string; email: string; password: string };

/** What the sample school's sign-ins share. The program prints it. */
export const PASSWORD = 'marble-kettle-otter';

/** Every name that the sample school begins with, as far as nobody but its staff may read it. */
export const SURNAMES = [
  'Adeyemi', 'Fairley', 'Nandakumar', 'Achebe', 'Whitcombe', 'Prosser', 'Zielak', 'Bramwell',
];

/** The emails that the sample school's staff sign in with. */
export const SIGN_INS: Record<Role, string> = {
  senco: 'senco@sample.example',
  deputy_senco: 'deputy@sample.example',
  head: 'head@sample.example',
  dsl: 'dsl@sample.example',
  class_teacher: 'teacher@sample.example',
  sen_ta: 'ta@sample.example',
  office: 'office@sample.example',
};

const CODE = /^\s+([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})\s*$/m;

export type Cookies = { name: string; value: string; domain: string; path: string }[];

export function program(): string {
  const named = process.env.SEND_PATHWAY;
  const built = fileURLToPath(new URL('../../target/release/send-pathway', import.meta.url));
  const path = named ?? built;
  if (!existsSync(path)) {
    throw new Error(`there is no program at ${path}: build it with \`cargo xtask build\` or name it in SEND_PATHWAY`);
  }
  return path;
}

/** The key that a form would carry. */
export const newKey = () => randomBytes(16).toString('hex');

export class School {
  /** The folder of a sample school as the program makes it, which every sample school of this worker begins as. */
  private static asMade?: Promise<string>;

  private server?: ChildProcess;
  private said = '';
  private readonly sessions = new Map<Role, Cookies>();
  private count = 0;

  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async open(kind: Kind): Promise<School> {
    const school = new School(await newFolder(), await freePort());
    if (kind === 'sample') {
      School.asMade ??= School.make();
      await cp(await School.asMade, school.folder, { recursive: true });
    }
    await school.restart();
    return school;
  }

  private static async make(): Promise<string> {
    const school = new School(await newFolder(), 0);
    await school.command('demo');
    return school.folder;
  }

  /** Nobody begins a sample school any more. */
  static async tidy(): Promise<void> {
    if (School.asMade) await rm(await School.asMade, { recursive: true, force: true });
    School.asMade = undefined;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What the program printed since it was last started. */
  get printed(): string {
    return this.said;
  }

  /** The code that a new school's program prints. */
  get setUpCode(): string {
    const code = CODE.exec(this.said)?.[1];
    if (!code) throw new Error(`no set-up code was printed:\n${this.said}`);
    return code;
  }

  async command(...args: string[]): Promise<string> {
    return (await run(program(), [...args, '--data', join(this.folder, 'data')])).stdout;
  }

  /** Starts the program over the same folder on the same port, if asked on another day, and waits until it answers. */
  async restart(today?: string): Promise<void> {
    await this.kill();
    this.said = '';
    const server = spawn(
      program(),
      ['serve', '--data', join(this.folder, 'data'), '--addr', `127.0.0.1:${this.port}`,
        ...(today ? ['--today', today] : [])],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.server = server;
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    }
    while (!(await this.answers())) {
      if (server.exitCode !== null) throw new Error(`the program ended:\n${this.said}`);
    }
    // What is printed may be read a moment after the first answer has come.
    const { ok: isNew } = await fetch(`${this.address}/set-up`);
    while (isNew && !CODE.test(this.said)) await once(server.stdout, 'data');
  }

  /** As a power cut would: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The cookies of a sample sign-in, signed in once and used again: the program allows five tries a minute. */
  async sessionOf(role: Role): Promise<Cookies> {
    const kept = this.sessions.get(role);
    if (kept) return kept;
    const cookies = await this.signInByPost(SIGN_INS[role], PASSWORD);
    this.sessions.set(role, cookies);
    return cookies;
  }

  async signInByPost(email: string, password: string): Promise<Cookies> {
    const form = { key: newKey(), 'answers[email][]': email, 'answers[password][]': password };
    return this.post('/api/sign_in', form, 'session');
  }

  /** Somebody new with a password, whom no other test knows: the limit on tries is theirs alone. */
  async somebody(...roles: Role[]): Promise<Person> {
    const person = this.newName();
    const token = await this.linkFor(person, ...roles);
    await this.post('/api/set_password', { token, key: newKey(), 'answers[new_password][]': person.password });
    return person;
  }

  /** The secret part of a one-time link that nobody has used. */
  async newLink(): Promise<string> {
    return this.linkFor(this.newName(), 'sen_ta');
  }

  private newName(): Person {
    this.count += 1;
    const tree = ['Alder', 'Birch', 'Cedar', 'Damson', 'Elder'][this.count % 5];
    const surname = `${tree}${letters(this.count)}`;
    const email = `${surname.toLowerCase()}@sample.example`;
    return { name: `Kim ${surname}`, surname, email, password: 'gravel-lantern-tuba' };
  }

  private async linkFor(person: Person, ...roles: Role[]): Promise<string> {
    const named = ['--forename', 'Kim', '--surname', person.surname];
    const wanted = roles.flatMap((role) => ['--role', role]);
    const said = await this.command('user', 'add', person.email, ...named, ...wanted);
    const token = /\/set-password\/(\S+)/.exec(said)?.[1];
    if (!token) throw new Error(`no link was printed:\n${said}`);
    return token;
  }

  /** Opens an empty school by posts alone, as far as its SENCo's second factor. */
  async setUpByPost(): Promise<Cookies> {
    const answers = {
      set_up_code: this.setUpCode, school_name: 'Millbrook Primary', title: 'Mrs', forename: 'Asha',
      surname: 'Kettering', email: 'senco@millbrook.example', new_password: 'gravel-lantern-tuba',
    };
    const named = Object.entries(answers).map(([question, text]) => [`answers[${question}][]`, text]);
    return this.post('/api/set_up', { key: newKey(), ...Object.fromEntries(named) }, 'session');
  }

  private async post(path: string, form: Record<string, string>, needs?: string): Promise<Cookies> {
    const visitor = await request.newContext({ baseURL: this.address });
    const answer = await visitor.post(path, { form, maxRedirects: 0 });
    const { cookies } = await visitor.storageState();
    const text = await answer.text();
    await visitor.dispose();
    if (answer.status() >= 400 || (needs && !cookies.some((cookie) => cookie.name === needs))) {
      throw new Error(`${path} answered ${answer.status()}: ${text}`);
    }
    return cookies.map(({ name, value, domain, path }) => ({ name, value, domain, path }));
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.address}/robots.txt`)).ok;
    } catch {
      return false;
    }
  }
}

const newFolder = () => mkdtemp(join(tmpdir(), 'send-pathway-e2e-'));

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  if (!address || typeof address === 'string') throw new Error('no port was free');
  probe.close();
  await once(probe, 'close');
  return address.port;
}

/** 1 is “a”, 27 is “aa”: names of people have no figures in them. */
function letters(count: number): string {
  return count === 0 ? '' : letters(Math.floor((count - 1) / 26)) + String.fromCharCode(97 + ((count - 1) % 26));
}
