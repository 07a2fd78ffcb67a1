'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { Button } from './button';

export interface CopyButtonProps {
  text: string;
  /** What is copied, for screen readers: "Copy the key". */
  label: string;
  /** Shows this word beside the icon. */
  children?: string;
  className?: string;
}

export function CopyButton({ text, label, children, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast.error('The browser did not allow copying. Select the text and copy it by hand.');
    }
  };

  return (
    <Button
      size="sm"
      variant={children ? 'secondary' : 'ghost'}
      className={className}
      onClick={() => void copy()}
      aria-label={copied ? 'Copied' : label}
    >
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      {children ? (copied ? 'Copied' : children) : null}
    </Button>
  );
}
