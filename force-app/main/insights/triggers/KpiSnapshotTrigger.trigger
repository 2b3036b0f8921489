/** Handlers are named in Trigger_Handler__mdt. */
trigger KpiSnapshotTrigger on KPI_Snapshot__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(KPI_Snapshot__c.SObjectType);
}
