{{- define "broken.labels" -}}
app.kubernetes.io/name: broken
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{- define "broken.unused" -}}
nobody
{{- end }}
{{- define "broken.pod" -}}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  seccompProfile:
    type: RuntimeDefault
{{- end }}
{{- define "broken.container" -}}
image: registry.example.com/broken:1.0.0
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
resources:
  requests: {cpu: 10m, memory: 10Mi, ephemeral-storage: 10Mi}
  limits: {memory: 10Mi, ephemeral-storage: 10Mi}
{{- end }}
