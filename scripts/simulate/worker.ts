import { type Job, runJob } from './experiments';

process.on('message', (job: Job) => process.send?.(runJob(job)));
