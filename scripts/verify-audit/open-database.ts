import { clusterPaths, databaseUrl, readSettings } from '../postgres/cluster.mjs';
import { startEmbedded } from '../postgres/embedded.mjs';
import { dataFolder } from '../start/configuration.mjs';
import { runningInstance, takeInstance } from '../start/instance.mjs';

interface OpenDatabase {
  url: string;
  close(): Promise<void>;
}

/** DATABASE_URL, else the embedded database: the one that runs now, or started for this and stopped again. */
export async function openDatabase(root: string): Promise<OpenDatabase> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, close: async () => {} };
  const data = dataFolder(root);
  const settings = readSettings(clusterPaths(data));
  if (!settings)
    throw new Error('DATABASE_URL is not set, and there is no embedded database yet (npm start makes it).');
  if (runningInstance(data)) return { url: databaseUrl(settings), close: async () => {} };
  const instance = await takeInstance(data);
  const server = await startEmbedded({ root, base: data });
  const close = async () => {
    await server.stop();
    instance.release();
  };
  return { url: server.url(), close };
}
